# Sourced: jdk25 sets JAVA_HOME to a JDK 25, or says in one line that there is none and fails.
# It looks at JAVA_HOME, then the usual places, then PATH.

is_jdk25() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  case $(<"$1/release") in *'JAVA_VERSION="25"'* | *'JAVA_VERSION="25.'*) ;; *) return 1 ;; esac
}

# The home that a java on PATH reports; asked last, for it takes a start of Java.
java_home_on_path() {
  command -v java >/dev/null || return 0
  java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

jdk25() {
  local home
  for home in "${JAVA_HOME-}" \
    /usr/lib/jvm/* /opt/* /opt/java/* /opt/jdk/* \
    "${SDKMAN_DIR:-${HOME-}/.sdkman}"/candidates/java/* "${HOME-}"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME-}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    if is_jdk25 "$home"; then export JAVA_HOME=$home; return; fi
  done
  home=$(java_home_on_path)
  if is_jdk25 "$home"; then export JAVA_HOME=$home; return; fi
  echo "${0##*/}: no JDK 25 found (JAVA_HOME is ${JAVA_HOME:-not set}): install one, or set JAVA_HOME to it" >&2
  return 2
}

maven() {
  command -v mvn >/dev/null && return
  echo "${0##*/}: Maven is missing: install 3.8.7 or newer (Debian: apt-get install maven)" >&2
  return 2
}
