helm registry login ghcr.io --username anna --password "canary-fake-pw-1"; crane auth login quay.io -u a -p b
