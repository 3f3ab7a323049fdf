# Sourced: test_programs sees to the programs that some tests run beside Sallyport, as its client, its
# origin or its judge. Root on Debian gets them installed; anybody else is told what is missing.

# program:Debian package
programs=(apache2:apache2 nginx:nginx haproxy:haproxy curl:curl openssl:openssl
  h2load:nghttp2-client gnutls-cli:gnutls-bin tshark:tshark chromium:chromium)

missing_programs() {
  local entry
  for entry in "${programs[@]}"; do
    command -v "${entry%%:*}" >/dev/null || echo "$entry"
  done
}

# Debian asks this file before it starts a service that a package brings; 101 says no.
policy=/usr/sbin/policy-rc.d

restore_policy() {
  rm -f "$policy"
  [ ! -e "$policy.before-sallyport" ] || mv "$policy.before-sallyport" "$policy"
}

install_packages() {
  [ ! -e "$policy" ] || mv "$policy" "$policy.before-sallyport"
  trap restore_policy EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod 755 "$policy"
  export DEBIAN_FRONTEND=noninteractive
  mkdir -p target
  { apt-get update -q && apt-get install -q -y --no-install-recommends "$@"; } >target/apt.log 2>&1 </dev/null ||
    tail -n 5 target/apt.log >&2
  restore_policy
  trap - EXIT
}

test_programs() {
  local missing entry
  missing=$(missing_programs)
  if [ -n "$missing" ] && [ "$(id -u)" = 0 ] && [ -e /etc/debian_version ]; then
    echo "verify: installing what tests need:" $(printf "%s\n" "$missing" | cut -d: -f2) >&2
    # shellcheck disable=SC2046
    install_packages $(printf '%s\n' "$missing" | cut -d: -f2)
    missing=$(missing_programs)
  fi
  for entry in $missing; do
    echo "verify: ${entry%%:*} is missing (Debian: ${entry##*:}); the tests that need it are skipped" >&2
  done
}
