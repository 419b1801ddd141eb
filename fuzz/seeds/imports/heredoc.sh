cat <<EOF | kubectl apply -f -
apiVersion: v1
kind: Secret
metadata:
  name: team
stringData:
  .dockerconfigjson: '{"auths":{"ghcr.io":{"auth":"$(echo -n anna:canary-fake-pw-1 | base64)"}}}'
EOF
