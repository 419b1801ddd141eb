const key = {
  clientid: "sb-00000000-0000-4000-8000-000000000001!b42|aicore!b540",
  clientsecret: '0c0a9a11-fake-4000-8000-cana9a11aaaa$CANARY_FAKE-CANARY_FAKE-CANARY_FAKE-CANARYA=',
  url: `https://acme-fake.authentication.eu10.hana.ondemand.com`,
  serviceurls: { AI_API_URL: "https://api.ai.prod.eu-central-1.aws.ml.hana.ondemand.com" },
};
