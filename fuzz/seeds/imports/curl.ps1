PS C:\> curl.exe -X POST $url `
  -d '{"name":"team","data":{".dockerconfigjson":"{\"auths\":{\"ghcr.io\":{\"username\":\"anna\",\"password\":\"canary-fake-pw-1\"}}}"}}'
