sudo docker login -u anna -p "canary-fake-pw-1" quay.io/acme
