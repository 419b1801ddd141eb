echo canary-fake-pw-1 | docker login ghcr.io -u anna --password-stdin
