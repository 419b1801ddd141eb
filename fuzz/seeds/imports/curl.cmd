curl.exe -k https://api.example/v2/admin/dockerRegistrySecrets ^
  --data-raw "{\"name\":\"team\",\"data\":{\".dockerconfigjson\":\"{\\"auths\\":{\\"ghcr.io\\":{\\"username\\":\\"anna\\",\\"password\\":\\"canary-fake-pw-1\\"}}}\"}}"
