/* git.exe for wine: runs this machine's git (the script that MALKOLL_GIT names). A program of the machine itself cannot have a pipe of Windows, and wine
   does not say how it ended: what goes in, comes out, and its status are files. */
#include <windows.h>

#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <wchar.h>

static void copy(FILE* from, FILE* to) {
  static char bytes[1 << 16];
  for (size_t n; (n = fread(bytes, 1, sizeof bytes, from)) > 0;) fwrite(bytes, 1, n, to);
}

int main(void) {
  const wchar_t* const line = GetCommandLineW();
  const wchar_t* const rest = *line == L'"' ? wcschr(line + 1, L'"') + 1 : wcspbrk(line, L" ");
  wchar_t script[MAX_PATH], base[MAX_PATH], name[MAX_PATH], command[32000];
  if (GetEnvironmentVariableW(L"MALKOLL_GIT", script, MAX_PATH) == 0) return 3;
  _setmode(0, _O_BINARY);
  _setmode(1, _O_BINARY);
  swprintf(base, MAX_PATH, L"%ls.%lu", script, (unsigned long)GetCurrentProcessId());
  swprintf(name, MAX_PATH, L"%ls.in", base);
  FILE* file = _wfopen(name, L"wb");
  if (file == NULL) return 4;
  copy(stdin, file);
  fclose(file);
  swprintf(command, 32000, L"\"%ls\" \"%ls\"%ls", script, base, rest == NULL ? L"" : rest);
  STARTUPINFOW start = {.cb = sizeof start};
  PROCESS_INFORMATION started;
  if (!CreateProcessW(script, command, NULL, NULL, FALSE, 0, NULL, NULL, &start, &started)) return 5;
  swprintf(name, MAX_PATH, L"%ls.status", base);
  for (int tries = 0; tries < 6000; ++tries, Sleep(10)) {
    int code = 6;
    file = _wfopen(name, L"r");
    if (file == NULL) continue;
    if (fscanf(file, "%d", &code) != 1) code = 7;
    fclose(file);
    _wremove(name);  /* wine gives another the same number soon */
    swprintf(name, MAX_PATH, L"%ls.out", base);
    file = _wfopen(name, L"rb");
    if (file != NULL) copy(file, stdout), fclose(file);
    _wremove(name);
    swprintf(name, MAX_PATH, L"%ls.in", base);
    _wremove(name);
    return code;
  }
  return 8;
}
