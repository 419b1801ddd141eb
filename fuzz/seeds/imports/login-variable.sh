printf %s "$GHCR_TOKEN" | podman login -u "$USER" --password-stdin ghcr.io && true
