# Gets a program out of Debian's packages; the scripts beside this one source it.
#
# What it gets lies under target/editors with every library it needs, so that the machine itself is left alone and an
# older Debian can run it.

# print_if_at_least VERSION PROGRAM...: prints the first program that is there and that new.
print_if_at_least() {
    local wanted=$1 program version
    shift
    for program in "$@"; do
        [ -x "$program" ] || continue
        version=$("$program" --version 2>/dev/null | sed -n '1s/^[^0-9]*\([0-9][0-9.]*[0-9]\).*/\1/p')
        if [ -n "$version" ] && printf '%s\n%s\n' "$wanted" "$version" | sort --version-sort --check=quiet; then
            echo "$program"
            return
        fi
    done
    return 1
}

# too_old VERSION PROGRAM: says that what Debian gave is not what was asked for.
too_old() {
    echo "fetch: Debian gave '$("$2" --version 2>&1 | head -n 1)', which is no $(basename "$2") $1 or later." >&2
    return 1
}

# An apt that knows one suite and an empty machine, so that "install" means the whole closure of dependencies.
private_apt() {
    apt-get --quiet=2 --option Dir::Etc::SourceList="$home/apt/sources.list" --option Dir::Etc::SourceParts=- \
        --option Dir::State="$home/apt" --option Dir::State::Status="$home/apt/status" \
        --option Dir::Cache="$home/apt" --option APT::Sandbox::User= --option APT::Install-Recommends=false \
        --option Acquire::Languages=none --option Acquire::Retries=3 "$@" >>"$home/apt/log" 2>&1
}

# unpack_from_debian SUITE PACKAGE: unpacks the package into $home/root, and sets `libraries` and `loader` to its own.
unpack_from_debian() {
    local suite=$1 package=$2 mirror archive fetched=
    if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
        echo "fetch: no $package that is new enough is on the PATH and this is no Debian to fetch it on; install one and run this again." >&2
        return 1
    fi
    rm -rf "$home"
    mkdir -p "$home/apt/lists/partial" "$home/apt/archives/partial"
    : >"$home/apt/status"
    # The mirrors that this machine already uses. A third party's archive may carry the same release name, hence a list.
    for mirror in $(apt-get indextargets --format '$(SITE)' 'Created-By: Packages' 'Component: main' | sort --unique); do
        echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $suite main" >"$home/apt/sources.list"
        # patchelf comes along from the same suite: nothing is installed on the machine for it.
        if private_apt update --error-on=any && private_apt install --yes --download-only "$package" patchelf; then
            fetched=yes
            break
        fi
    done
    if [ -z "$fetched" ]; then
        echo "fetch: none of this machine's apt mirrors gave $package from Debian $suite; $home/apt/log says why." >&2
        return 1
    fi
    for archive in "$home"/apt/archives/*.deb; do
        dpkg-deb --extract "$archive" "$home/root"
    done
    rm -rf "$home/apt"
    libraries=$(dirname "$(find "$home/root/usr/lib" -name 'libc.so.6' | head -n 1)")
    loader=$(find "$libraries" -name 'ld-linux*.so.*' | head -n 1)
}

# lend_libraries PROGRAM: makes it start with the loader and libraries it was built for, which this machine may not have.
# Running it through the loader instead would make an editor take the loader for itself when it starts itself again.
lend_libraries() {
    "$loader" --library-path "$libraries" "$home/root/usr/bin/patchelf" \
        --set-interpreter "$loader" --force-rpath --set-rpath "$libraries" "$1"
}
