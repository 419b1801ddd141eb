@echo off
set "PW=canary-fake-pw-1"
docker login ghcr.io ^
  -u anna -p %PW%
