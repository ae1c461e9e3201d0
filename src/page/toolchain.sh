#!/usr/bin/env bash
# Gets what malkoll.html is built with on Debian 12: the compiler, and the sources of the C and C++ libraries, which have to
# be compiled anew for the browser. Sources come from Debian's archive, in the versions of the command's own libraries.
#
# usage: src/page/toolchain.sh [FOLDER]   (default: build/page-libraries, where the preset "page" looks for them)
set -euo pipefail
cd "$(dirname "$0")/../.."
folder=${1:-build/page-libraries}
.ci/install .ci/packages-page

mkdir -p "$folder/apt/partial" "$folder/include"
folder=$(realpath "$folder")
. /etc/os-release
for suite in "$VERSION_CODENAME" "$VERSION_CODENAME-updates"; do
  echo "deb-src http://deb.debian.org/debian $suite main"
done >"$folder/sources.list"
echo "deb-src http://deb.debian.org/debian-security $VERSION_CODENAME-security main" >>"$folder/sources.list"
# A list of sources of its own: nothing in /etc/apt is changed, and no root is needed.
apt=(-q -o "Dir::Etc::SourceList=$folder/sources.list" -o Dir::Etc::SourceParts=/dev/null -o "Dir::State::Lists=$folder/apt"
     -o "Dir::Cache::srcpkgcache=" -o "Dir::Cache::pkgcache=" -o APT::Sandbox::User=root)
apt-get "${apt[@]}" update

cd "$folder"
for library in sqlite3 sqlitecpp fmtlib utf8proc pugixml zlib minizip libxlsxwriter; do
  [ -e "$library" ] && continue
  rm -rf fetch && mkdir fetch
  (cd fetch && apt-get "${apt[@]}" source "$library")
  mv "$(find fetch -mindepth 1 -maxdepth 1 -type d)" "$library"
  rm -rf fetch
done

# SQLite is handed out as one file, which its own build makes.
[ -e sqlite3/sqlite3.c ] || (cd sqlite3 && ./configure --quiet --disable-readline >/dev/null && make sqlite3.c >/dev/null)

# Headers alone, in a folder of their own: the rest of /usr/include is for another machine.
for library in boost nlohmann kainjow tl; do ln -sfn "/usr/include/$library" "include/$library"; done
echo "toolchain: the page's libraries are in $folder"
