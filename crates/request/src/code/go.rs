//! Go with its standard library alone.

use super::expression::{Dialect, document};
use super::quote::{in_four_or_eight_digits, quoted};
use super::script::{Answers, CERTIFICATE_FILE, KEY_FILE, Script, Step};
use super::short::{BODY, Short, Word, joined};
use super::template::Bit;
use super::{Call, CodeFile};

pub(crate) fn file(call: &Call) -> CodeFile {
    CodeFile {
        name: "main.go".to_owned(),
        text: program(&Script::new(call)),
    }
}

/// Writes a request in short. `None` with a client certificate, which has to be loaded first.
pub(crate) fn short(request: &Short) -> Option<String> {
    if request.with_certificate {
        return None;
    }
    let value = |words: &[Word]| {
        let secret = |name: &str| format!("os.Getenv(\"{name}\")");
        // gofmt leaves out the blanks around a sum that is an argument.
        joined(words, "+", |text| Go.literal(text), secret)
    };
    let with_body = request.body.is_some();
    let packages = [
        ("bytes", with_body),
        ("fmt", true),
        ("io", true),
        ("log", true),
        ("net/http", true),
        ("os", with_body || request.reads_environment()),
    ];
    let packages = packages.iter().filter(|(_, used)| *used);
    let packages = packages.map(|(package, _)| format!("\t\"{package}\"\n"));
    let mut text = format!(
        "package main\n\nimport (\n{})\n\nfunc main() {{\n",
        packages.collect::<String>()
    );
    if with_body {
        text += &format!("\tbody, err := os.ReadFile(\"{BODY}\")\n{STOP}");
    }
    let body = match with_body {
        true => "bytes.NewReader(body)",
        false => "nil",
    };
    let (method, url) = (request.method.as_str(), Go.literal(request.url));
    text += &format!("\trequest, err := http.NewRequest(\"{method}\", {url}, {body})\n{STOP}");
    for (name, words) in &request.headers {
        let (name, value) = (Go.literal(name), value(words));
        text += &format!("\trequest.Header.Set({name}, {value})\n");
    }
    text += &format!("\tanswer, err := http.DefaultClient.Do(request)\n{STOP}");
    text += &format!("\ttext, err := io.ReadAll(answer.Body)\n{STOP}");
    Some(text + "\tfmt.Println(answer.Status, string(text))\n}\n")
}

const STOP: &str = "\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n";

fn program(script: &Script) -> String {
    let mut text = String::new();
    for line in script.about("stops if one is missing") {
        text += &format!("// {line}\n");
    }
    // A line between, or this would be the documentation of the package.
    text += "\npackage main\n\n";
    text += &imports(script);
    text += &functions(script);
    text += "func main() {\n";
    text += &script.statements(step, &ANSWERS);
    text + "}\n"
}

fn imports(script: &Script) -> String {
    let (secrets, json, percent, base64) = uses(script);
    let token = script.steps().any(|step| step.gives_token);
    let body = script.steps().any(|step| step.assembled.body.is_some());
    let certificate = script.needs_certificate();
    let packages = [
        ("crypto/tls", certificate),
        ("encoding/base64", base64),
        ("encoding/json", token),
        ("fmt", true),
        ("io", true),
        ("log", true),
        ("net/http", true),
        ("net/url", percent),
        ("os", secrets || certificate || !script.main.gives_token),
        ("strings", json || percent || body),
        ("time", true),
    ];
    let lines = packages.iter().filter(|(_, used)| *used);
    let lines = lines.map(|(package, _)| format!("\t\"{package}\"\n"));
    format!("import (\n{})\n\n", lines.collect::<String>())
}

fn uses(script: &Script) -> (bool, bool, bool, bool) {
    (
        !script.secrets().is_empty(),
        script.uses(|bit| matches!(bit, Bit::Json(_) | Bit::Inside(_))),
        script.uses(|bit| matches!(bit, Bit::Percent(_))),
        script.uses(|bit| matches!(bit, Bit::Base64(_))),
    )
}

fn functions(script: &Script) -> String {
    let (secrets, json, percent, _) = uses(script);
    let mut text = String::new();
    let inside = script.uses(|bit| matches!(bit, Bit::Inside(_)));
    let functions = [
        (secrets, SECRET),
        (json, JSON),
        (inside, INSIDE),
        (percent, PERCENT),
    ];
    for (used, function) in functions {
        if used {
            text += function;
        }
    }
    text += SEND;
    if script.needs_certificate() {
        text += &SEND_WITH_CERTIFICATE
            .replace("CERTIFICATE_FILE", CERTIFICATE_FILE)
            .replace("KEY_FILE", KEY_FILE);
    }
    text
}

const SECRET: &str = r#"func secret(name string) string {
	value := os.Getenv(name)
	if value == "" {
		log.Fatalf("the environment variable %s is not set", name)
	}
	return value
}

"#;

/// Not encoding/json, which escapes more than JSON demands.
const JSON: &str = r#"// toJSON writes a text as a JSON string.
func toJSON(text string) string {
	var out strings.Builder
	for _, char := range text {
		switch {
		case char == '"' || char == '\\':
			out.WriteString(`\` + string(char))
		case char < ' ' && strings.ContainsRune("\b\t\n\f\r", char):
			out.WriteString(`\` + string("btn?fr"[char-'\b']))
		case char < ' ':
			fmt.Fprintf(&out, `\u%04x`, char)
		default:
			out.WriteRune(char)
		}
	}
	return `"` + out.String() + `"`
}

"#;

const INSIDE: &str = r#"// inside writes a text as it stands inside of a JSON string.
func inside(text string) string {
	quoted := toJSON(text)
	return quoted[1 : len(quoted)-1]
}

"#;

const PERCENT: &str = r#"func percent(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}

"#;

const SEND: &str = r#"func send(client *http.Client, request *http.Request) (int, string) {
	client.Timeout = time.Minute
	client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	answer, err := client.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		log.Fatal(err)
	}
	return answer.StatusCode, string(text)
}

"#;

const SEND_WITH_CERTIFICATE: &str = r#"func withCertificate() *http.Client {
	pair, err := tls.LoadX509KeyPair(os.Getenv("CERTIFICATE_FILE"), os.Getenv("KEY_FILE"))
	if err != nil {
		log.Fatal(err)
	}
	config := &tls.Config{Certificates: []tls.Certificate{pair}}
	return &http.Client{Transport: &http.Transport{TLSClientConfig: config, Proxy: http.ProxyFromEnvironment}}
}

"#;

const ANSWERS: Answers = Answers {
    take_token: TAKE_TOKEN,
    print_token: PRINT_TOKEN,
    print: PRINT,
};

const TAKE_TOKEN: &str = r#"	if status != 200 {
		log.Fatalf("no access token: HTTP %d\n%s", status, tokenAnswer)
	}
	var given struct {
		Token string `json:"access_token"`
	}
	if err := json.Unmarshal([]byte(tokenAnswer), &given); err != nil {
		log.Fatal(err)
	}
	token := given.Token

"#;

const PRINT: &str = r#"	fmt.Printf("HTTP %d\n%s\n", status, answer)
	if status < 200 || status > 299 {
		os.Exit(1)
	}
"#;

const PRINT_TOKEN: &str = r#"	fmt.Println("HTTP", status)
	var given map[string]any
	if err := json.Unmarshal([]byte(tokenAnswer), &given); err != nil || status != 200 {
		log.Fatal(tokenAnswer)
	}
	// The answer holds a token, which is not shown.
	for name := range given {
		fmt.Println(name)
	}
"#;

/// The statements that send a request and keep its answer. A variable is declared once, so those of a request for a
/// token have names of their own.
fn step(step: &Step) -> String {
    let [request, body, answer] = match step.gives_token {
        true => ["tokenRequest", "form", "tokenAnswer"],
        false => ["request", "body", "answer"],
    };
    let mut text = String::new();
    for (index, template) in step.assembled.documents.iter().enumerate() {
        text += &format!("\t{} := {}\n", document(index), Go.expression(template));
    }
    let reader = match &step.assembled.body {
        None => "nil".to_owned(),
        Some(template) => {
            text += &format!("\t{body} := {}\n", Go.expression(template));
            format!("strings.NewReader({body})")
        }
    };
    let method = step.request.method.as_str();
    let url = Go.expression(&step.assembled.url);
    text += &format!("\t{request}, err := http.NewRequest(\"{method}\", {url}, {reader})\n");
    text += "\tif err != nil {\n\t\tlog.Fatal(err)\n\t}\n";
    for (name, value) in &step.assembled.headers {
        let mut argument = Go.expression(value);
        if value.known().is_none() {
            // On its own line the sum stands as gofmt has it.
            let variable: String = name.chars().filter(char::is_ascii_alphabetic).collect();
            let variable = variable.to_ascii_lowercase();
            text += &format!("\t{variable} := {argument}\n");
            argument = variable;
        }
        let name = Go.literal(name);
        text += &format!("\t{request}.Header.Set({name}, {argument})\n");
    }
    let client = if step.with_certificate {
        "withCertificate()"
    } else {
        "&http.Client{}"
    };
    text + &format!("\tstatus, {answer} := send({client}, {request})\n")
}

struct Go;

impl Dialect for Go {
    const JOINT: &'static str = " + ";

    fn literal(&self, text: &str) -> String {
        let raw = |character: char| matches!(character, ' '..='~') && character != '`';
        if text.contains(['"', '\\']) && text.chars().all(raw) {
            return format!("`{text}`");
        }
        quoted(text, '"', in_four_or_eight_digits)
    }

    fn secret(&self, name: &str) -> String {
        format!("secret(\"{name}\")")
    }

    fn json(&self, inner: &str) -> String {
        format!("toJSON({inner})")
    }

    fn inside(&self, inner: &str) -> String {
        format!("inside({inner})")
    }

    fn percent(&self, inner: &str) -> String {
        format!("percent({inner})")
    }

    fn base64(&self, inner: &str) -> String {
        format!("base64.StdEncoding.EncodeToString([]byte({inner}))")
    }
}
