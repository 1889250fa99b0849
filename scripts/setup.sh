# shellcheck shell=bash
#
# The set-up that build, serve, test, look and the chores share; sourced by them from the repository's root.
# It sees to three things, each of which costs nothing once it is there: system packages, `.venv`, a browser.
# It deliberately knows only Debian and Ubuntu; elsewhere it says what is missing, and stops with exit code 2.

# What the system must have: what proves that it is there, and the Debian package that brings it.
BUILD_NEEDS=(
    library:libpango-1.0.so.0=libpango-1.0-0
    library:libpangoft2-1.0.so.0=libpangoft2-1.0-0
    # Without it fonts are cut down by fontTools, and writing a PDF takes nine times as long.
    library:libharfbuzz-subset.so.0=libharfbuzz-subset0
)
TEST_NEEDS=(
    "${BUILD_NEEDS[@]}"
    command:pdftoppm=poppler-utils
    command:mutool=mupdf-tools
    # Workbooks and documents are computed and looked at with it.
    file:/usr/lib/libreoffice/program/libsclo.so=libreoffice-calc-nogui
    file:/usr/lib/libreoffice/program/libswlo.so=libreoffice-writer-nogui
    command:shellcheck=shellcheck
    # Playwright's driver wants it, and a bare system has it not.
    library:libatomic.so.1=libatomic1
    # Pages use the system's Chinese face: without one a browser measures and shows empty boxes.
    font:zh=fonts-noto-cjk
)

set_up_to_build() {
    install_what_is_missing "${BUILD_NEEDS[@]}"
    make_venv build
}

set_up_to_test() {
    local needs=("${TEST_NEEDS[@]}")
    if [[ -z ${CHROMIUM:-} ]] && ! is_ubuntu; then
        needs+=(command:chromium=chromium)
    fi
    install_what_is_missing "${needs[@]}"
    make_venv test
    choose_browser
}

# --- system packages ---------------------------------------------------------------------------------------------

install_what_is_missing() {
    local packages messages
    mapfile -t packages < <(missing_packages "$@")
    ((${#packages[@]})) || return 0
    if ! is_supported_system || ! become_root true; then
        explain_what_to_install "${packages[@]}"
        exit 2
    fi
    say "Installing system packages · 正在安装系统软件包：${packages[*]}"
    # A source that cannot be reached need not matter: what counts is whether the packages can be had.
    messages=$(become_root apt-get -qq update 2>&1) || true
    if ! messages+=$(become_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -o Dpkg::Use-Pty=0 install --no-install-recommends "${packages[@]}" 2>&1); then
        say "$messages"
        explain_what_to_install "${packages[@]}"
        exit 2
    fi
    mapfile -t packages < <(missing_packages "$@")
    if ((${#packages[@]})); then
        say "Installed, but still not found · 已安装但仍未找到：${packages[*]}"
        exit 2
    fi
}

# Prints the Debian packages that bring what is not there yet, one a line.
missing_packages() {
    local python need proof
    if ! python=$(find_python); then
        printf '%s\n' python3 python3-venv
    fi
    for need in "$@"; do
        proof=${need%%=*}
        case $proof in
            # Asking the loader itself also finds libraries that did not come with a package.
            library:*) [[ -n $python ]] && "$python" -c "import ctypes; ctypes.CDLL('${proof#*:}')" 2>/dev/null ;;
            command:*) command -v "${proof#*:}" >/dev/null ;;
            file:*) [[ -e ${proof#*:} ]] ;;
            font:*) [[ -n $(fc-list ":lang=${proof#*:}" 2>/dev/null) ]] ;;
        esac || printf '%s\n' "${need#*=}"
    done
}

# Prints the first Python that is new enough and can make a venv. Debian packs venv and ensurepip apart from Python.
# The base interpreter is asked for, because a venv that is active now may be the one about to be replaced.
find_python() {
    local candidate
    for candidate in python3 python3.13 python3.12 python3.11 /usr/bin/python3; do
        "$candidate" -c '
import sys, venv, ensurepip
if sys.version_info < (3, 11):
    sys.exit(1)
print(sys._base_executable)' 2>/dev/null && return
    done
    return 1
}

is_supported_system() (
    [[ -r /etc/os-release ]] || exit 1
    # shellcheck source=/dev/null
    . /etc/os-release
    case ${ID:-} in
        debian) ((${VERSION_ID:-99} >= 12)) ;; # testing and unstable have no number
        ubuntu) ((${VERSION_ID%%.*} >= 24)) ;;
        *) exit 1 ;;
    esac
)

is_ubuntu() {
    grep -qs '^ID=ubuntu$' /etc/os-release
}

# Runs a command as root; fails when there is no way to. sudo may ask for a password only if somebody is there.
become_root() {
    if ((EUID == 0)); then
        "$@"
    elif command -v sudo >/dev/null && { [[ -t 0 ]] || sudo -n true 2>/dev/null; }; then
        sudo "$@"
    else
        return 1
    fi
}

explain_what_to_install() {
    say "These system packages are missing · 本机缺少以下系统软件包：$*"
    if command -v apt-get >/dev/null; then
        say "Please run as an administrator (root), then start again · 请以管理员（root）身份运行下列命令，然后重新开始："
        say "    apt-get update"
        say "    apt-get install --no-install-recommends $*"
    else
        say "These are Debian's names; please install what they hold with this system's own tools, then start again."
        say "以上是 Debian 的软件包名；请用本系统的软件管理工具安装相应内容，然后重新开始。"
    fi
    is_supported_system || say "Python 3.11+; known to work · 需要 Python 3.11 或更新；已验证的系统：Debian 12+、Ubuntu 24.04+"
}

# --- .venv -------------------------------------------------------------------------------------------------------

# Makes `.venv` for what is named, `build` or `test`, unless it is ready. The mark that it is ready is written last,
# so that a set-up that was interrupted starts again from nothing.
make_venv() (
    is_ready "$1" && exit
    # Two scripts started together wait for each other. The lock goes away with this subshell, however it ends.
    flock --nonblock 9 || { say "Waiting for another set-up · 另一个准备过程正在进行，请稍候……"; flock 9; }
    is_ready "$1" && exit
    python=$(find_python) || { explain_what_to_install python3 python3-venv; exit 2; }
    trap '(($? == 0)) || say_unfinished' EXIT
    say "Preparing .venv (a minute or two, once only) · 正在准备运行环境（一两分钟，只此一次）……"
    if [[ $1 == test ]] && is_ready build; then
        rm -f .venv/ready-to-build
    else
        rm -rf .venv
        "$python" -m venv .venv
        install_lock requirements/installer.txt
    fi
    install_lock "requirements/$1.txt"
    pip_install --no-deps --no-build-isolation --editable .
    ready_mark build >.venv/ready-to-build
    [[ $1 == build ]] || ready_mark test >.venv/ready-to-test
    say "Ready · 运行环境已就绪"
) 9<pyproject.toml

say_unfinished() {
    say "The set-up did not finish; it needs the network this once. Please start again · 准备未完成（首次使用需要联网），请重新运行"
}

# Runs pip, which then speaks only of errors.
pip_install() {
    .venv/bin/python -m pip install -qq --disable-pip-version-check "$@"
}

# Installs exactly what a lock names. Nothing is built here but jieba, which is plain Python and has no wheel; what
# builds it comes from a lock as well, hence no isolation.
install_lock() {
    pip_install --require-hashes --only-binary :all: --no-binary jieba --no-build-isolation --requirement "$1"
}

is_ready() {
    [[ -f .venv/ready-to-$1 && $(<".venv/ready-to-$1") == "$(ready_mark "$1")" ]]
}

# What `.venv` depends on: its place (a venv cannot be moved), its Python, the locks, and what pyproject.toml says of
# the package itself (the settings of tools, which follow it there, do not matter).
ready_mark() {
    echo "$PWD"
    .venv/bin/python -c 'import sys; print("Python %d.%d" % sys.version_info[:2])' 2>/dev/null || return 0
    { cat requirements/installer.txt "requirements/$1.txt" && sed '/^\[tool/,$d' pyproject.toml; } | sha256sum
}

# --- browser -----------------------------------------------------------------------------------------------------

# Exports CHROMIUM, the browser that the tests drive. One that is named already always wins.
choose_browser() {
    if [[ -n ${CHROMIUM:-} ]]; then
        if ! command -v "$CHROMIUM" >/dev/null; then
            say "CHROMIUM names no program that can be run · CHROMIUM 指定的浏览器无法运行：$CHROMIUM"
            exit 2
        fi
    elif is_ubuntu; then
        # Ubuntu's package is only a pointer to a snap, which cannot be driven from here.
        CHROMIUM=$(playwright_browser)
        [[ -x $CHROMIUM ]] || install_playwright_browser
    else
        CHROMIUM=$(command -v chromium)
    fi
    export CHROMIUM
}

playwright_browser() {
    .venv/bin/python -c '
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)'
}

install_playwright_browser() {
    say "Fetching Playwright's browser, since Ubuntu has no Chromium package of its own"
    if ! become_root .venv/bin/playwright install-deps chromium || ! .venv/bin/playwright install chromium; then
        say "There is no browser for the tests. Please name one: CHROMIUM=path ./scripts/test; or fetch one:"
        say "    sudo .venv/bin/playwright install-deps chromium"
        say "    .venv/bin/playwright install chromium"
        exit 2
    fi
}

say() {
    printf '%s\n' "$*" >&2
}
