// The help: a topic a page of the window, and one for each step of SAP's own instructions. Fetched when it is opened.
// What is in backticks is shown as code.

export const help = {
  topics: 'Topics',
  example: 'Example: {title}',
  pages: {
    start: {
      text: [
        'A pull secret lets SAP AI Core pull private images. To register one, you need three things:',
        'To look around without any of them, open the practice tenant. It runs on this computer and sends nothing.',
      ],
      steps: [
        'A service key of your SAP AI Core instance. You find it in the BTP cockpit: open your subaccount, then Instances and Subscriptions, then SAP AI Core, and view or create a service key.',
        'A username and an access token for your registry. Read access is enough. Most registries do not accept the password of your account for this.',
        'An image for linux/amd64 in a registry that can be reached from the internet.',
      ],
    },
    connections: {
      text: [
        'A connection is a service key saved in Pullpass. Its client secret or private key is stored in the keychain.',
        'Drop, paste or choose a service key in any form, even inside an e-mail or a script. The key doctor lists what it checked and what is wrong. Nothing is sent before you have seen the hosts.',
      ],
      steps: [
        'Test requests a token, reads the quota and the list, and shows which permissions the key has.',
        'Production makes every change of this tenant ask first.',
        'Replace key puts a new service key in place of one that was rotated or has expired.',
      ],
    },
    form: {
      text: [
        'Choose the registry, then enter the username and the access token. For most registries, Pullpass shows which kind of token to create and where.',
        'You can also paste a `docker login` command, a Docker configuration, a Kubernetes Secret or a request from elsewhere into the window: Pullpass fills in the form.',
        'The password is handed over when you leave its field and is not shown again. The request pane shows exactly what will be sent, with the password masked.',
      ],
      steps: [
        'Name: how templates refer to the secret. It cannot be changed later.',
        'Registry host: has to match the host in the image name, because Kubernetes selects the login by it. For Docker Hub that is `https://index.docker.io/v1/`.',
        'Image: optional. With an image, Check finds out whether this login can pull it.',
        'Register sends the request. AI Core does not check the login, so check it first.',
      ],
    },
    secrets: {
      text: [
        'The list combines the secrets in the tenant with what is stored on this computer: registry, username, last change and last check. AI Core returns only the names.',
      ],
      steps: [
        'Created elsewhere: the secret is in the tenant, but this computer does not know its content.',
        'Deleted in the tenant: this computer knows the secret, but the tenant no longer has it. You can register it again.',
        'Select several rows to check or delete them together, or to copy the snippet for all of them.',
      ],
    },
    checks: {
      text: [
        'AI Core accepts any login. Whether an image can really be pulled is tested here against the registry, from this computer:',
        'Each result says what was proven and how, and opens the requests behind it. If a check fails, it names the cause and the solution.',
        'A registry in a private network may be reachable from here and not from AI Core, or the other way round.',
      ],
      steps: [
        'The registry host matches the image by the rules of Kubernetes.',
        'The registry can be reached.',
        'It accepts the login. A request without a login is made for comparison, since a public image proves nothing.',
        'The image exists.',
        'It runs on linux/amd64.',
      ],
    },
    template: {
      text: [
        'A registered secret is used only by templates that name it. Copy the snippet from the page of the secret into your template.',
        'In a WorkflowTemplate, `imagePullSecrets` is part of `spec`. In a ServingTemplate, it is part of `predictor` inside the text of `spec.template.spec`; anywhere else it has no effect.',
        'AI Core reads templates from your Git repository about every three minutes. A workload that is already running keeps its image.',
      ],
    },
    quota: {
      text: [
        'A tenant holds a limited number of pull secrets, usually 50. The top bar shows how many are used; the numbers come from AI Core.',
        'At the limit, registering fails. Delete secrets that no template needs, put several registries into one secret, or ask SAP to raise the limit in a support ticket for the component CA-ML-AIC.',
      ],
    },
    deletion: {
      text: [
        'Deleting removes the secret from the tenant. Workloads that are running continue, but new pulls with it fail. So check your templates first.',
        'If the password is stored on this computer, Undo registers the secret again: right after the deletion or, under Recently deleted, one by one until you quit, for 24 hours at most.',
        'To use a new token, you do not need to delete anything: Edit replaces the login and keeps the name.',
      ],
    },
    overview: {
      text: [
        'All connections side by side: whether the tenant responds, its quota, the access token, and how long the certificate is valid.',
        'Nothing is sent before you select Refresh all or refresh a single row.',
      ],
    },
    activity: {
      text: [
        'Every request with its response, kept on this computer for 90 days. Secrets are masked before anything is stored.',
        'Select a request to see it in the request pane. Reads can be sent again; a write opens as a new form.',
        'Copy for support copies a request with its response, without secrets. All requests can be exported as HAR or as a Postman collection.',
      ],
    },
    settings: {
      text: [
        'Theme, language and zoom take effect at once.',
        'Passwords are stored in the keychain of your operating system and nowhere else. If it is locked or missing, passwords are kept in memory until you quit.',
        'If your company uses a proxy or an authority of its own, set them under Network. Hosts contacted lists every server and why it was contacted.',
      ],
    },
    curl: {
      text: [
        'SAP describes registering with curl. The Code tab of the request pane writes that command for your form, with the body in a file and without the password.',
        'Write the body into a file and send it with `-d @body.json`. Inside single quotes, the shell sends `$USERNAME` and `$PWD` literally, AI Core accepts that, and pulls fail later.',
        'The value of `.dockerconfigjson` is JSON inside a JSON string, so its quotation marks need backslashes.',
      ],
    },
    postman: {
      text: [
        'SAP also describes registering with Postman. Under Code, choose Postman collection to save your request as a file that Postman can import.',
        'Postman asks for the password and the client secret in its variables; the file contains neither.',
      ],
      steps: [
        'Request an access token: POST to the address in `url` of your service key with `/oauth/token` at the end.',
        'Register: POST to the address in `AI_API_URL` with `/v2/admin/dockerRegistrySecrets` at the end, the token as Bearer, and the body as raw JSON.',
        'A new secret is answered with 202. The text `Secret exists` means that the name was taken and nothing was changed.',
      ],
    },
  },
} as const;
