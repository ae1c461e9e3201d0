/* Holds a file open as another program would, until it is told to let go (its input ends): hold read|none FILE
   read: others may read it (Excel); none: others may not touch it. */
#include <windows.h>

#include <stdio.h>
#include <string.h>

int wmain(int count, wchar_t** words) {
  if (count != 3) return 2;
  const DWORD share = wcscmp(words[1], L"read") == 0 ? FILE_SHARE_READ : 0;
  const HANDLE file = CreateFileW(words[2], GENERIC_READ | GENERIC_WRITE, share, NULL, OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, NULL);
  puts(file == INVALID_HANDLE_VALUE ? "no" : "held");
  fflush(stdout);
  while (getchar() != EOF) continue;
  return 0;
}
