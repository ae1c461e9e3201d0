/* git.exe for wine: runs this machine's git, whose output goes where this one's would, and ends as it does. wine does not say how a program of the
   machine itself ended: the script that MALKOLL_GIT names writes it to a file. */
#include <windows.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

int main(void) {
  const wchar_t* line = GetCommandLineW();
  const wchar_t* const rest = *line == L'"' ? wcschr(line + 1, L'"') + 1 : wcspbrk(line, L" ");
  wchar_t script[MAX_PATH], status[MAX_PATH], command[32000];
  if (GetEnvironmentVariableW(L"MALKOLL_GIT", script, MAX_PATH) == 0) return 3;
  swprintf(status, MAX_PATH, L"%ls.%lu", script, (unsigned long)GetCurrentProcessId());
  swprintf(command, 32000, L"\"%ls\" \"%ls\"%ls", script, status, rest == NULL ? L"" : rest);
  STARTUPINFOW start = {.cb = sizeof start, .dwFlags = STARTF_USESTDHANDLES, .hStdInput = GetStdHandle(STD_INPUT_HANDLE), .hStdOutput = GetStdHandle(STD_OUTPUT_HANDLE),
                        .hStdError = GetStdHandle(STD_ERROR_HANDLE)};
  PROCESS_INFORMATION started;
  if (!CreateProcessW(script, command, NULL, NULL, TRUE, 0, NULL, NULL, &start, &started)) return 4;
  for (int tries = 0; tries < 6000; ++tries) {
    FILE* file = _wfopen(status, L"r");
    int code = 5;
    if (file != NULL && fscanf(file, "%d", &code) == 1) return fclose(file), _wremove(status), code;
    if (file != NULL) fclose(file);
    Sleep(10);
  }
  return 6;
}
