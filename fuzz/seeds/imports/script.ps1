$pw = 'canary-fake-pw-1'
$body = @{ name = 'team'; data = @{ '.dockerconfigjson' = "{`"auths`":{`"ghcr.io`":{`"username`":`"anna`",`"password`":`"$pw`"}}}" } } | ConvertTo-Json
Invoke-RestMethod -Uri $env:URL -Method Post -Body $body
