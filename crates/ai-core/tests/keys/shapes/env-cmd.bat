set AICORE_AUTH_URL=https://acme-fake.authentication.eu10.hana.ondemand.com/oauth/token
set AICORE_CLIENT_ID=sb-00000000-0000-4000-8000-000000000001!b42|aicore!b540
set AICORE_CLIENT_SECRET=0c0a9a11-fake-4000-8000-cana9a11aaaa$CANARY_FAKE-CANARY_FAKE-CANARY_FAKE-CANARYA=
set AICORE_BASE_URL=https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com/v2
set AICORE_RESOURCE_GROUP=default
