#!/usr/bin/env bash
# pack.sh IMAGES VERSION COMMIT OUT: makes what a release publishes.
#   IMAGES   a folder with BOARD/EdgeNode.Firmware.bin for each board, BOARD/nanoCLR.bin where there is a hardened runtime, and
#            edgenode-firmware.cdx.json and edgenode-tools.cdx.json
#   OUT      is made; gets edgenode-firmware-VERSION.tar.gz, the two bills of materials, and SHA256SUMS of these three
# The same input gives the same bytes.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

fail()
{
    echo "pack.sh: $*" >&2
    exit 2
}

[ $# = 4 ] || fail "found $# words; allowed: pack.sh IMAGES VERSION COMMIT OUT"
images=$1 version=$2 commit=$3 out=$4
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || fail "found the version '$version'; allowed: three numbers, such as 0.1.0"
[[ $commit =~ ^[0-9a-f]{40}$ ]] || fail "found the commit '$commit'; allowed: 40 digits of 0-9a-f"
[ ! -e "$out" ] || fail "$out is there already; name a new folder"

bills="edgenode-firmware.cdx.json edgenode-tools.cdx.json"
for bill in $bills; do
    [ -s "$images/$bill" ] || fail "$images/$bill is not there, or is empty"
done

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
name=edgenode-firmware-$version
folder=$scratch/$name
mkdir "$folder"

for board in "$root"/boards/*/; do
    board=$(basename "$board")
    image=$images/$board/EdgeNode.Firmware.bin
    [ -s "$image" ] || fail "$image is not there, or is empty; a release has an image for each folder of boards/"

    # The board is compiled in, and a PE has its strings in clear, each with a zero behind it.
    grep -qaP "\x00$board\x00" "$image" || fail "$image does not name $board: it was built for another board"
    mkdir "$folder/$board"
    cp "$image" "$folder/$board/"
    if [ -s "$images/$board/nanoCLR.bin" ]; then
        cp "$images/$board/nanoCLR.bin" "$folder/$board/"
    else
        echo "pack.sh: note: no hardened runtime for $board; boxes with it are for the bench"
    fi
done

for bill in $bills; do
    cp "$images/$bill" "$folder/"
done

printf 'release 1\nversion %s\ncommit %s\n' "$version" "$commit" > "$folder/release.txt"
(cd "$folder" && find . -type f ! -name SHA256SUMS | LC_ALL=C sort | sed 's:^\./::' | xargs -d '\n' sha256sum) > "$scratch/sums"
mv "$scratch/sums" "$folder/SHA256SUMS"
chmod -R u=rwX,go=rX "$folder"

mkdir -p "$out"
tar --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=ustar -C "$scratch" -cf - "$name" | gzip -9n > "$out/$name.tar.gz"
for bill in $bills; do
    cp "$images/$bill" "$out/"
done

cd "$out"
LC_ALL=C sha256sum -- *.json *.tar.gz > SHA256SUMS
cat SHA256SUMS
