package formula

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/text/unicode/norm"
)

// The formulas are converted by two other programs, too, and what comes out is compared
// in a form that leaves open what converters may do differently: how rows are grouped,
// which element a token is, spaces, whether scripts stand beside or below (this depends
// on what is a display), which of several like characters is a mark. What is left must
// be the same, or stand below with its reason.

// realFormulas are those of titles and abstracts, where the material is beside the
// repository.
func realFormulas(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.FromSlash("../../../../shared/data/formulas.txt"))
	if err != nil {
		t.Skip("the material is not here:", err)
	}
	var all []string
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			all = append(all, line)
		}
	}
	return all
}

func TestRealFormulasAreSet(t *testing.T) {
	all := realFormulas(t)
	set := 0
	for _, source := range all {
		f := Read(source)
		if m, ok := f.MathML(false); ok {
			set++
			wellFormed(t, m)
			if strings.Contains(m, "<mtext>") && !strings.Contains(source, `\text`) {
				t.Errorf("%s: mathematics is set as text: %s", source, m)
			}
		} else {
			t.Logf("%s: %s", source, f.Problem.Message)
		}
		if line := f.Line(); strings.Contains(line, `\`) || line == "" {
			t.Errorf("%s reads %q", source, line)
		}
	}
	t.Logf("%d of %d formulas are set", set, len(all))
	if len(all) < 200 || set*100 < len(all)*99 {
		t.Errorf("only %d of %d formulas are set", set, len(all))
	}
}

func ownFormulas(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, c := range readCases(t) {
		if c.problem == "" {
			all = append(all, strings.TrimPrefix(c.tex, "display "))
		}
	}
	return all
}

func TestOracles(t *testing.T) {
	formulas := ownFormulas(t)
	if _, err := os.Stat(filepath.FromSlash("../../../../shared/data/formulas.txt")); err == nil {
		formulas = append(formulas, realFormulas(t)...)
	}
	for _, oracle := range []struct {
		name    string
		convert func(*testing.T, []string) []string
		known   map[string]string
	}{{"temml", temml, temmlDiffers}, {"pandoc", pandoc, pandocDiffers}} {
		t.Run(oracle.name, func(t *testing.T) {
			theirs := oracle.convert(t, formulas)
			same, refused, known := 0, 0, map[string]int{}
			for i, source := range formulas {
				m, _ := Read(source).MathML(false)
				ours := shape(m)
				switch other := shape(theirs[i]); {
				case other == "":
					refused++
				case ours == other:
					same++
				default:
					if piece := why(oracle.known, source); piece != "" {
						known[piece]++
						continue
					}
					t.Errorf("%s\n  ours %s\ntheirs %s", source, ours, other)
				}
			}
			t.Logf("%d formulas: %d the same, %d refused by the other program, different for a reason: %v", len(formulas), same, refused, known)
			for piece, reason := range oracle.known {
				if known[piece] == 0 {
					t.Errorf("%s is no longer set differently, though %s", piece, reason)
				}
			}
			if same < len(formulas)*3/4 {
				t.Errorf("only %d of %d formulas are the same", same, len(formulas))
			}
		})
	}
}

// why returns the piece of a formula for which it is known to be set differently.
func why(known map[string]string, source string) string {
	for piece := range known {
		if strings.Contains(source, piece) {
			return piece
		}
	}
	return ""
}

// temml converts formulas by the npm package temml, which Node must find (NODE_PATH).
func temml(t *testing.T, formulas []string) []string {
	t.Helper()
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("no node:", err)
	}
	cmd := exec.Command(node, "-e", `
		const temml = require('temml');
		let text = '';
		process.stdin.on('data', d => text += d).on('end', () => {
			console.log(JSON.stringify(JSON.parse(text).map(f => {
				try { return temml.renderToString(f, {throwOnError: true}); } catch (e) { return ''; }
			})));
		});`)
	return asked(t, cmd, formulas)
}

func asked(t *testing.T, cmd *exec.Cmd, formulas []string) []string {
	t.Helper()
	in, err := json.Marshal(formulas)
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdin = bytes.NewReader(in)
	out, err := cmd.Output()
	if err != nil {
		t.Skip("the other program is not here:", err)
	}
	var all []string
	if err := json.Unmarshal(out, &all); err != nil || len(all) != len(formulas) {
		t.Fatalf("%d formulas back for %d: %v", len(all), len(formulas), err)
	}
	return all
}

// pandoc converts formulas by pandoc, each in a paragraph of its own.
func pandoc(t *testing.T, formulas []string) []string {
	t.Helper()
	if _, err := exec.LookPath("pandoc"); err != nil {
		t.Skip("no pandoc:", err)
	}
	var doc []map[string]any
	for _, f := range formulas {
		doc = append(doc, map[string]any{"t": "Para", "c": []any{map[string]any{"t": "Math", "c": []any{map[string]string{"t": "InlineMath"}, f}}}})
	}
	in, err := json.Marshal(map[string]any{"pandoc-api-version": []int{1, 22}, "meta": map[string]any{}, "blocks": doc})
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("pandoc", "-f", "json", "-t", "html", "--mathml")
	cmd.Stdin = bytes.NewReader(in)
	out, err := cmd.Output()
	if err != nil {
		t.Skip("pandoc does not read its own format:", err)
	}
	var all []string
	for part := range strings.SplitSeq(strings.TrimSpace(string(out)), "</p>") {
		if strings.Contains(part, "<p>") {
			if !strings.Contains(part, "<math") {
				part = ""
			}
			all = append(all, part)
		}
	}
	if len(all) != len(formulas) {
		t.Fatalf("%d formulas back for %d", len(all), len(formulas))
	}
	return all
}

// shape is a math element in the form that is compared; empty where there is none.
func shape(markup string) string {
	if !strings.Contains(markup, "<math") {
		return ""
	}
	root, err := html.Parse(strings.NewReader(markup))
	if err != nil {
		return ""
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "math" {
			row(&b, n)
			break
		}
	}
	// A row in braces that is all of a row is that row.
	return strings.ReplaceAll(b.String(), "{}", "")
}

// row writes the children of an element as one row.
func row(b *strings.Builder, n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			write(b, c)
		}
	}
}

func write(b *strings.Builder, n *html.Node) {
	switch n.Data {
	case "annotation", "mspace":
	case "mi", "mn", "mo", "mtext", "ms":
		b.WriteString(characters.Replace(norm.NFKC.String(words(n))))
	case "mfrac":
		call(b, "frac", n, 0, 1)
	case "msqrt":
		b.WriteString("sqrt{")
		row(b, n)
		b.WriteString("}")
	case "mroot":
		call(b, "root", n, 0, 1)
	case "msub", "munder":
		call(b, "", n, 0)
		call(b, "_", n, 1)
	case "msup", "mover":
		call(b, "", n, 0)
		call(b, "^", n, 1)
	case "msubsup", "munderover":
		call(b, "", n, 0)
		call(b, "_", n, 1)
		call(b, "^", n, 2)
	case "menclose":
		call(b, "", n, 0)
		if a := n.Attr; len(a) > 0 && strings.Contains(a[0].Val, "bottom") {
			b.WriteString("_{-}")
		} else {
			b.WriteString("^{-}")
		}
	case "mtable":
		b.WriteString("table[")
		row(b, n)
		b.WriteString("]")
	case "mtr":
		row(b, n)
		b.WriteString(";")
	case "mtd":
		row(b, n)
		b.WriteString(",")
	case "mphantom":
		b.WriteString("phantom")
		row(b, n)
	default:
		row(b, n)
	}
}

// call writes some children of an element, each as a row; a base without braces.
func call(b *strings.Builder, name string, n *html.Node, which ...int) {
	i := 0
	b.WriteString(name)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		for _, k := range which {
			if k != i {
				continue
			}
			var inner strings.Builder
			write(&inner, c)
			switch s := inner.String(); {
			case name == "":
				b.WriteString(s)
			case strings.Trim(s, "′") == "" && s != "":
				// Primes are marks of the base, to some.
				cut := strings.TrimSuffix(b.String(), name)
				b.Reset()
				b.WriteString(cut + s)
			default:
				b.WriteString("{" + s + "}")
			}
		}
		i++
	}
}

func words(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return b.String()
}

// characters that are one to the comparison: spaces, what nobody sees, and the marks
// over letters for which converters take different ones.
var characters = strings.NewReplacer(" ", "", "\u00A0", "", "\u2061", "", "\u200B", "", "\u202F", "", "\u2009", "", "\u2003", "", "\u2005", "", "\u2004", "",
	"−", "-", "⁗", "′′′′", "‴", "′′′", "″", "′′", "\"", "′′",
	"ˆ", "^", "\u0302", "^", "˜", "~", "\u0303", "~", "‾", "-", "¯", "-", "ˉ", "-", "\u0304", "-", "_", "-", "\u0332", "-", "\u0305", "-",
	"\u20D7", "→", "⃗", "→", "\u0307", "˙", "\u0308", "¨", "\u030C", "ˇ", "\u0306", "˘", "\u0301", "´", "\u0300", "`",
	"∗", "*", "⟂", "⊥", "ϕ", "φ", "ϵ", "ε", "∣", "|", "∥", "‖", "||", "‖", "⋅", "·")

// Formulas that other programs set otherwise: a piece of them, and the reason.
var (
	temmlDiffers = map[string]string{
		"x̂":                          "letters with marks are left whole here",
		"ˆ":                           "a circumflex for ^, as some converters write, is read here",
		`\underset{x}{\operatorname{`: "the lower script is lost there",
		`\xrightarrow`:                "arrows are made long by accents there",
	}
	pandocDiffers = map[string]string{
		`\setminus`:      "∖ is a backslash there",
		`\iff`:           "the long arrow is short there",
		"z'^2_k":         "primes are no scripts there",
		"a^b^c":          "TeX refuses a second script",
		"ˆ":              "a circumflex for ^, as some converters write, is read here",
		`\overleftarrow`: "the arrow is a combining character there",
		`\tag{1}`:        "numbers of equations are left out there",
	}
)
