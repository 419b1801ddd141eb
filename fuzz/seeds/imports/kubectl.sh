kubectl create secret docker-registry team -n ns \
  --docker-server=ghcr.io --docker-username anna --docker-password='canary-fake-pw-1' --docker-email=a@example.com
