#!/bin/sh
# Makes the secrets that docker-compose.yml names, in docker/secrets: random, and never over one that is there already.
# Passwords take effect when the database is made; to change one later, change it in PostgreSQL too.
set -eu

folder=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)/secrets

random_hex() {
  od -An -v -N "$1" -t x1 /dev/urandom | tr -d ' \n'
}

keep() {
  if [ -e "$folder/$1" ]; then
    echo "Kept   docker/secrets/$1"
  else
    printf '%s\n' "$2" >"$folder/$1"
    # The folder is closed to other users of this machine; inside the containers, the users there must read the file.
    chmod 444 "$folder/$1"
    echo "Made   docker/secrets/$1"
  fi
}

umask 077
mkdir -p "$folder"
chmod 700 "$folder"
keep superuser_password "$(random_hex 24)"
keep migration_database_url "postgres://firsthand_owner:$(random_hex 24)@database:5432/firsthand"
keep database_url "postgres://firsthand_app:$(random_hex 24)@database:5432/firsthand"
keep token_keys "$(random_hex 4):$(random_hex 32)"
