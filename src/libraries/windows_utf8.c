/* Names of files are UTF-8 in Målkoll and in its libraries. The C library of Windows takes them for the machine's code page, which a program
   cannot set to UTF-8 there: so these functions of it, which the libraries and std::filesystem call, are made anew. The linker takes those that
   it meets first. */
#define WIN32_LEAN_AND_MEAN
#include <windows.h>

#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <share.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

/* Longer names than this are handed over as \\?\ paths, which have no limit. */
enum { longest_plain = 240 };

static wchar_t* wide_name(const char* name) {
  const int length = MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, name, -1, NULL, 0);
  wchar_t* wide = length > 0 ? malloc((size_t)length * sizeof *wide) : NULL;
  if (wide == NULL) return NULL;
  MultiByteToWideChar(CP_UTF8, 0, name, -1, wide, length);
  const DWORD whole = GetFullPathNameW(wide, 0, NULL, NULL);
  if (whole < longest_plain || wcsncmp(wide, L"\\\\?\\", 4) == 0) return wide;
  wchar_t* full = malloc((whole + 8) * sizeof *full);
  wchar_t* longer = malloc((whole + 8) * sizeof *longer);
  if (full != NULL && longer != NULL && GetFullPathNameW(wide, whole, full, NULL) > 0) {
    const int share = full[0] == L'\\' && full[1] == L'\\';
    wcscpy(longer, share ? L"\\\\?\\UNC" : L"\\\\?\\");
    wcscat(longer, share ? full + 1 : full);
    free(wide);
    wide = longer;
    longer = NULL;
  }
  free(full);
  free(longer);
  return wide;
}

/* A file that is being written may be deleted meanwhile, as where a command is interrupted: it is gone when it is closed. */
static FILE* open_shared(const wchar_t* name, const char* mode) {
  const int writes = mode[0] == 'w', both = strchr(mode, '+') != NULL, appends = mode[0] == 'a';
  const DWORD access = writes || appends ? (both ? GENERIC_READ | GENERIC_WRITE : GENERIC_WRITE) : (both ? GENERIC_READ | GENERIC_WRITE : GENERIC_READ);
  const HANDLE file = CreateFileW(name, access, FILE_SHARE_READ | FILE_SHARE_WRITE | FILE_SHARE_DELETE, NULL, writes ? CREATE_ALWAYS : appends ? OPEN_ALWAYS : OPEN_EXISTING,
                                  FILE_ATTRIBUTE_NORMAL, NULL);
  if (file == INVALID_HANDLE_VALUE) {
    errno = GetLastError() == ERROR_FILE_NOT_FOUND || GetLastError() == ERROR_PATH_NOT_FOUND ? ENOENT : EACCES;
    return NULL;
  }
  const int descriptor = _open_osfhandle((intptr_t)file, (appends ? _O_APPEND : 0) | (access == GENERIC_READ ? _O_RDONLY : 0) | _O_BINARY);
  FILE* stream = descriptor >= 0 ? _fdopen(descriptor, both ? (writes ? "w+b" : appends ? "a+b" : "r+b") : writes ? "wb" : appends ? "ab" : "rb") : NULL;
  if (stream == NULL) CloseHandle(file);
  return stream;
}

FILE* fopen(const char* name, const char* mode) {
  wchar_t* wide = wide_name(name);
  FILE* stream = wide != NULL ? open_shared(wide, mode) : NULL;
  if (wide == NULL) errno = ENOENT;
  free(wide);
  return stream;
}

FILE* fopen64(const char* name, const char* mode) { return fopen(name, mode); }

/* libxlsxwriter's parts of a workbook: beside it, and gone when they are closed, however the program ends. */
FILE* tmpfileplus(const char* folder, const char* prefix, char** path, int keep) {
  (void)prefix, (void)path, (void)keep;
  static volatile LONG number;
  char name[64];
  for (int tries = 0; tries < 100; ++tries) {
    snprintf(name, sizeof name, "/malkoll-%lx-%lx-%lx.tmp", (unsigned long)GetCurrentProcessId(), (unsigned long)GetTickCount(), (unsigned long)InterlockedIncrement(&number));
    char* whole = malloc(strlen(folder) + strlen(name) + 1);
    if (whole == NULL) return NULL;
    strcat(strcpy(whole, folder), name);
    wchar_t* wide = wide_name(whole);
    free(whole);
    const HANDLE file = wide == NULL ? INVALID_HANDLE_VALUE
                                     : CreateFileW(wide, GENERIC_READ | GENERIC_WRITE | DELETE, FILE_SHARE_READ | FILE_SHARE_DELETE, NULL, CREATE_NEW,
                                                   FILE_ATTRIBUTE_TEMPORARY | FILE_ATTRIBUTE_HIDDEN | FILE_FLAG_DELETE_ON_CLOSE, NULL);
    free(wide);
    if (file == INVALID_HANDLE_VALUE && GetLastError() == ERROR_FILE_EXISTS) continue;
    const int descriptor = file == INVALID_HANDLE_VALUE ? -1 : _open_osfhandle((intptr_t)file, _O_BINARY);
    return descriptor >= 0 ? _fdopen(descriptor, "w+b") : NULL;
  }
  return NULL;
}

/* One character of UTF-8 as UTF-16, as std::filesystem reads names. What lies outside the first plane is two units: the first is given for three of its
   four bytes, and the state keeps the second for the last. */
size_t mbrtowc(wchar_t* to, const char* from, size_t size, mbstate_t* state) {
  const unsigned char* const bytes = (const unsigned char*)from;
  if (from == NULL || size == 0) return from == NULL ? 0 : (size_t)-2;
  wchar_t unit;
  if (state != NULL && *state != 0) {
    unit = (wchar_t)*state;
    *state = 0;
    if (to != NULL) *to = unit;
    return 1;
  }
  const size_t length = bytes[0] < 0x80 ? 1 : bytes[0] < 0xC2 ? 0 : bytes[0] < 0xE0 ? 2 : bytes[0] < 0xF0 ? 3 : bytes[0] < 0xF5 ? 4 : 0;
  if (length > size) return (size_t)-2;
  wchar_t units[2];
  const int count = length == 0 ? 0 : MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, from, (int)length, units, 2);
  if (count == 0 || (count == 2 && state == NULL)) {
    errno = EILSEQ;
    return (size_t)-1;
  }
  if (to != NULL) *to = units[0];
  if (count == 2) {
    *state = units[1];
    return 3;
  }
  return units[0] == 0 ? 0 : length;
}
