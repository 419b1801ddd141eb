#!/bin/sh
PW='canary-fake-pw-1'
REG=${REG:-ghcr.io}
echo "$PW" | docker login "$REG" -u anna --password-stdin && docker pull x
