#!/bin/sh
# Makes the database and its two logins: the owner, who migrates it, and the serving login, which owns nothing. Their names and
# passwords are those of the secrets MIGRATION_DATABASE_URL and DATABASE_URL, so that each is written down once.
# The image of PostgreSQL runs this when its volume is empty. It stops at the first error, and leaves no password in a log.
set -eu

# Prints LOGIN PASSWORD DATABASE of the URL in a file. Only characters that mean nothing else in a URL, in SQL or to the shell.
parts_of() {
  parts=$(tr -d '\r\n' <"$1" | sed -nE 's#^postgres(ql)?://([a-z_][a-z0-9_]*):([A-Za-z0-9._~-]{24,})@[^/@]+/([a-z_][a-z0-9_]*)$#\2 \3 \4#p')
  if [ -z "$parts" ]; then
    echo "$1 must hold a URL like postgres://login:password@database:5432/firsthand, with a password of 24 or more letters, digits, . _ ~ or -" >&2
    return 1
  fi
  echo "$parts"
}

owner_parts=$(parts_of "$MIGRATION_DATABASE_URL_FILE")
serving_parts=$(parts_of "$DATABASE_URL_FILE")
read -r owner owner_password database <<PARTS
$owner_parts
PARTS
read -r serving serving_password serving_database <<PARTS
$serving_parts
PARTS

if [ "$database" != "$serving_database" ] || [ "$owner" = "$serving" ]; then
  echo "MIGRATION_DATABASE_URL and DATABASE_URL must name two logins of the same database." >&2
  exit 1
fi

# ALTER ROLE ALL: an error is told to the client; in PostgreSQL's own log its statement and values could name a person.
psql --no-psqlrc --quiet --set=ON_ERROR_STOP=1 --username="${POSTGRES_USER:-postgres}" --dbname=postgres <<SQL
SET log_min_messages = 'fatal';
CREATE ROLE $owner LOGIN NOSUPERUSER CREATEROLE NOCREATEDB PASSWORD '$owner_password';
CREATE ROLE $serving LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEROLE NOCREATEDB NOREPLICATION PASSWORD '$serving_password';
CREATE DATABASE $database OWNER $owner;
REVOKE ALL ON DATABASE $database FROM PUBLIC;
GRANT CONNECT ON DATABASE $database TO $serving;
ALTER ROLE ALL SET log_min_messages = 'fatal';
SQL
