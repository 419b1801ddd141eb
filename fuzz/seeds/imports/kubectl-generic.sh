$ oc create secret generic team --type=kubernetes.io/dockerconfigjson --from-literal=.dockerconfigjson='{"auths":{"ghcr.io":{"username":"anna","password":"canary-fake-pw-1"}}}'
