// Words of the tab that shows a request as code.

export const code = {
  tab: 'Code',
  language: 'Language',
  languages: {
    curl: 'curl',
    curlPowerShell: 'curl for PowerShell',
    powerShell: 'PowerShell',
    python: 'Python, requests',
    pythonSdk: 'Python, SAP’s SDK',
    javaScript: 'JavaScript, fetch',
    go: 'Go',
    postman: 'Postman collection',
    http: 'HTTP file',
    bruno: 'Bruno',
  },
  form: 'Form of the code',
  forms: { short: 'Short', safe: 'Safe program' },
  noSecret: 'Contains no secret.',
  ownToken: 'It requests its own access token when it runs.',
  fillIn: 'Replace the placeholders in {file} before you run it.',
  visible: 'While curl runs, others on this computer can see the access token. The safe program hides it.',
  reads: 'Values it needs:',
  copy: 'Copy {file}',
  save: { one: 'Save as file', other: 'Save as {count} files' },
  saved: 'Saved as {file}.',
  cannot: 'This request cannot be written in {language}.',
} as const;
