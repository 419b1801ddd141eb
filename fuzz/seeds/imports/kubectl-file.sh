kubectl create secret generic team --from-file=.dockerconfigjson="$HOME/.docker/config.json"
