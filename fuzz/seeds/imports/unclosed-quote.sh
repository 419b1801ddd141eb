$ curl -X POST "$URL" --data-raw '{
"name": "team", "data": {".dockerconfigjson": "{\"auths\":{\"ghcr.io\":{\"username\":\"anna\",\"password\":\"canary-fake-pw-1\"}}}"}
}
{
"message": "created"
}
