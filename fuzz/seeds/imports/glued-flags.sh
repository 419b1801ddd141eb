kubectl create secret docker-registry team --docker-server=ghcr.io --docker-username=anna --docker-password=canary-fake-pw-1--docker-email=a@b.c password=x -docker-server = “quay.io”
