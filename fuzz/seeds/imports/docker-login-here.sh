docker login ghcr.io -u 'robot$x' --password-stdin <<< $'canary-fake-pw-1\n'
