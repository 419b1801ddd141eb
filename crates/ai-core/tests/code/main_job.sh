#!/usr/bin/env bash
# The main job as a script: token, create, list, delete. AICORE_… name the tenant and its login.
set -euo pipefail

secrets="$AICORE_BASE_URL/v2/admin/dockerRegistrySecrets"
token="$(curl --silent --fail --user "$AICORE_CLIENT_ID:$AICORE_CLIENT_SECRET" \
  --data grant_type=client_credentials "$AICORE_AUTH_URL/oauth/token" |
  python3 -c 'import json, sys; print(json.load(sys.stdin)["access_token"])')"
ask() {
  curl --silent --fail --output /dev/null --header "Authorization: Bearer $token" "$@"
}
ask --header 'Content-Type: application/json' --data "$BODY" "$secrets"
ask "$secrets?\$count=true"
ask --request DELETE "$secrets/$NAME"
