/* Names of files are UTF-8 in Målkoll and in its libraries. The C library of Windows takes them for the machine's code page, which a program
   cannot set to UTF-8 there: so these functions of it, which the libraries and std::filesystem call, are made anew. The linker takes those that
   it meets first. */
#define WIN32_LEAN_AND_MEAN
#define _CRTIMP /* they are not taken from the library, but made here */
#include <windows.h>

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <io.h>
#include <share.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <wchar.h>

/* Longer names than this are handed over as \\?\ paths, which have no limit. */
enum { longest_plain = 240 };

/* The name, or a longer one in its place, which the caller frees. */
static wchar_t* without_limit(wchar_t* wide) {
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

static wchar_t* wide_name(const char* name) {
  const int length = MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, name, -1, NULL, 0);
  wchar_t* wide = length > 0 ? malloc((size_t)length * sizeof *wide) : NULL;
  if (wide == NULL) return NULL;
  MultiByteToWideChar(CP_UTF8, 0, name, -1, wide, length);
  return without_limit(wide);
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

/* What std::filesystem asks for: whether there is something of a name, and what is in a folder, also where the name is long. */
static wchar_t* long_name(const wchar_t* name, const wchar_t* more) {
  wchar_t* wide = malloc((wcslen(name) + wcslen(more) + 1) * sizeof *wide);
  return wide == NULL ? NULL : without_limit(wcscat(wcscpy(wide, name), more));
}

static int error_of(DWORD code) {
  switch (code) {
    case ERROR_FILE_NOT_FOUND:
    case ERROR_PATH_NOT_FOUND:
    case ERROR_INVALID_NAME:
    case ERROR_BAD_NETPATH:
    case ERROR_BAD_NET_NAME: return ENOENT;
    case ERROR_DIRECTORY: return ENOTDIR;
    default: return EACCES;
  }
}

static __time64_t seconds_of(FILETIME time) {
  const ULONGLONG ticks = ((ULONGLONG)time.dwHighDateTime << 32) | time.dwLowDateTime;
  return (__time64_t)(ticks / 10000000ULL) - 11644473600LL; /* from 1601 to 1970 */
}

int __cdecl _wstat64(const wchar_t* name, struct _stat64* into) {
  wchar_t* wide = long_name(name, L"");
  WIN32_FILE_ATTRIBUTE_DATA data;
  const BOOL there = wide != NULL && GetFileAttributesExW(wide, GetFileExInfoStandard, &data);
  const DWORD code = there ? 0 : GetLastError();
  free(wide);
  if (!there) {
    errno = error_of(code);
    return -1;
  }
  memset(into, 0, sizeof *into);
  const int writable = (data.dwFileAttributes & FILE_ATTRIBUTE_READONLY) == 0;
  into->st_mode = (unsigned short)((data.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY ? _S_IFDIR | 0111 : _S_IFREG) | 0444 | (writable ? 0222 : 0));
  into->st_nlink = 1;
  into->st_size = (__int64)(((ULONGLONG)data.nFileSizeHigh << 32) | data.nFileSizeLow);
  into->st_mtime = seconds_of(data.ftLastWriteTime);
  into->st_atime = seconds_of(data.ftLastAccessTime);
  into->st_ctime = seconds_of(data.ftCreationTime);
  return 0;
}
int(__cdecl* __imp__wstat64)(const wchar_t*, struct _stat64*) = _wstat64;

/* _WDIR is whatever these three make it. */
struct folder {
  HANDLE search;
  int begun;
  WIN32_FIND_DATAW found;
  struct _wdirent entry;
};

_WDIR* _wopendir(const wchar_t* name) {
  wchar_t* wide = long_name(name, L"\\*");
  struct folder* folder = calloc(1, sizeof *folder);
  if (wide != NULL && folder != NULL) folder->search = FindFirstFileW(wide, &folder->found);
  const DWORD code = GetLastError();
  free(wide);
  if (folder != NULL && folder->search != NULL && folder->search != INVALID_HANDLE_VALUE) return (_WDIR*)folder;
  free(folder);
  errno = error_of(code);
  return NULL;
}

struct _wdirent* _wreaddir(_WDIR* of) {
  struct folder* folder = (struct folder*)of;
  if (folder->begun && !FindNextFileW(folder->search, &folder->found)) {
    if (GetLastError() != ERROR_NO_MORE_FILES) errno = EACCES;
    return NULL;
  }
  folder->begun = 1;
  wcsncpy(folder->entry.d_name, folder->found.cFileName, sizeof folder->entry.d_name / sizeof *folder->entry.d_name - 1);
  folder->entry.d_namlen = (unsigned short)wcslen(folder->entry.d_name);
  return &folder->entry;
}

int _wclosedir(_WDIR* of) {
  struct folder* folder = (struct folder*)of;
  FindClose(folder->search);
  free(folder);
  return 0;
}
