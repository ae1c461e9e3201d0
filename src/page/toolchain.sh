#!/usr/bin/env bash
# Gets what malkoll.html is built with on Debian 12: the compiler, and the sources of the libraries.
#
# usage: src/page/toolchain.sh
set -euo pipefail
cd "$(dirname "$0")/../.."
.ci/install .ci/packages-page
src/libraries/fetch
