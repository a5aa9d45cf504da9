#!/usr/bin/env bash
# check-tag.sh TAG: prints the version of a tag. Fails where it is not the version that the sources have.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

tag=${1:-}
version=$(sed -n 's:.*<Version>\([0-9.]*\)</Version>.*:\1:p' Directory.Build.props)
if [ "$tag" != "v$version" ]; then
    echo "check-tag.sh: found the tag '$tag'; allowed: v$version, the version in Directory.Build.props" >&2
    exit 2
fi

echo "$version"
