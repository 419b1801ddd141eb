docker login -u AWS -p $(aws ecr get-login-password) 1.dkr.ecr.eu-central-1.amazonaws.com
