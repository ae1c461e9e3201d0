#!/usr/bin/env python3
"""Writes code_pages.cpp: what the bytes 80–FF mean in the code pages that Swedish files come in.

Python's own tables are the source; they are made from the Unicode Consortium's MAPPINGS (VENDORS/MICSFT and VENDORS/APPLE).
usage: src/text/code_pages.py > src/text/code_pages.cpp
"""

PAGES = ["cp1252", "cp437", "cp850", "mac_roman"]  # in the order of CodePage


def upper_half(page):
    for byte in range(0x80, 0x100):
        try:
            yield ord(bytes([byte]).decode(page))
        except UnicodeDecodeError:
            yield 0


print("// Made by code_pages.py: change that.")
print('#include "text/code_page.h"\n')
print("namespace malkoll {\n")
print(f"const std::array<std::array<char16_t, 128>, {len(PAGES)}> code_page_tables = {{{{")
for page in PAGES:
    points = [f"0x{point:04X}" for point in upper_half(page)]
    print(f"    {{  // {page}")
    for row in range(0, 128, 16):
        print("        " + ", ".join(points[row:row + 16]) + ",")
    print("    },")
print("}};\n")
print("}  // namespace malkoll")
