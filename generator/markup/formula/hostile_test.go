package formula

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"lectern/generator/markup/formula/texmath/token"
)

// core are the elements of MathML Core that the writer uses, and their attributes.
var core = map[string]string{
	"math": "display alttext", "semantics": "", "annotation": "encoding", "mrow": "", "mi": "mathvariant", "mn": "", "mtext": "",
	"mo":     "form stretchy symmetric minsize maxsize lspace rspace movablelimits",
	"mspace": "width", "mfrac": "linethickness", "msqrt": "", "mroot": "", "msub": "", "msup": "", "msubsup": "", "munder": "accentunder",
	"mover": "accent", "munderover": "", "mtable": "class displaystyle", "mtr": "", "mtd": "class", "mstyle": "displaystyle scriptlevel", "mphantom": "",
}

// arity of the elements that take a number of children.
var arity = map[string]int{"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "msubsup": 3, "munder": 2, "mover": 2, "munderover": 3}

// wellFormed reports what is wrong with a math element: its tags, attributes, arity.
func wellFormed(t testing.TB, markup string) {
	t.Helper()
	type open struct {
		name string
		kids int
	}
	var stack []open
	z := html.NewTokenizer(strings.NewReader(markup))
	for {
		kind := z.Next()
		token := z.Token()
		switch kind {
		case html.ErrorToken:
			if len(stack) > 0 {
				t.Errorf("%d elements stay open in %s", len(stack), markup)
			}
			return
		case html.StartTagToken:
			allowed, known := core[token.Data]
			if !known {
				t.Fatalf("no element of MathML Core that is meant: %s in %s", token.Data, markup)
			}
			for _, a := range token.Attr {
				if !strings.Contains(" "+allowed+" ", " "+a.Key+" ") {
					t.Errorf("%s must not have %s in %s", token.Data, a.Key, markup)
				}
			}
			if n := len(stack); n > 0 {
				stack[n-1].kids++
			}
			stack = append(stack, open{name: token.Data})
		case html.EndTagToken:
			n := len(stack) - 1
			if n < 0 || stack[n].name != token.Data {
				t.Fatalf("</%s> closes nothing in %s", token.Data, markup)
			}
			if want := arity[token.Data]; want > 0 && stack[n].kids != want {
				t.Errorf("%s has %d children in %s", token.Data, stack[n].kids, markup)
			}
			stack = stack[:n]
		case html.TextToken:
			if n := len(stack); n == 0 || strings.Contains("|mrow|mtr|mtable|msub|msup|mfrac|", "|"+stack[n-1].name+"|") {
				t.Errorf("text outside of a token in %s", markup)
			}
		default:
			t.Errorf("%v in %s", kind, markup)
		}
	}
}

func TestOnlyMathMLCore(t *testing.T) {
	checked := 0
	for _, c := range readCases(t) {
		source, display := strings.CutPrefix(c.tex, "display ")
		if m, ok := Read(source).MathML(display); ok {
			wellFormed(t, m)
			checked++
		}
	}
	if checked < 100 {
		t.Errorf("only %d formulas", checked)
	}
}

// pieces of hostile formulas: each is repeated until it is as long as a formula may be, and
// small ones a million times.
var pieces = []string{
	"{", "}", "{{x}}", "^", "_", "x^", "x_{", "^{", `\frac`, `\frac{`, `\sqrt`, `\sqrt[`, `\left(`, `\right)`, `\left`, `\middle|`, `\hat`, `\not`, `\begin{matrix}`,
	`\begin`, `\end{x}`, `&`, `\\`, `\text{`, `\text{$`, `$`, `\textbf`, `\mathbf`, `\bf`, `\displaystyle`, `\over`, `x\over`, `\choose`, `\substack{`, `'`, `x'`, `\limits`,
	`\operatorname*`, `\overset{`, `\xrightarrow[`, `\begin{array}{`, `\hspace{1em}`, `\color`, `\tag{`, `\def\x{\x\x}\x`, `\`, "\x00", "\xff", "\u202e", "x\u0302", `\big`, `~`, ` `,
	`\left(\begin{cases}`, `\phantom`, `\mathop`, `\sum_`, `[`, `]`, `%`, `#`, `<script>`, `"`, `\href{javascript:x}`,
}

func TestHostileFormulas(t *testing.T) {
	for _, p := range pieces {
		counts := []int{1, 2, 3, 50, 99, 100, 101, 250, token.MaxLength / len(p), token.MaxLength/len(p) + 1}
		if len(p) <= 2 {
			counts = append(counts, 1_000_000)
		}
		for _, n := range counts {
			source := strings.Repeat(p, n)
			f := Read(source)
			m, ok := f.MathML(n%2 == 0)
			if ok != (f.Problem == nil) || ok != (m != "") {
				t.Errorf("%.20q × %d: %v, %v", p, n, ok, f.Problem)
			}
			if len(source) > token.MaxLength && ok {
				t.Errorf("%.20q × %d is longer than a formula may be, and set", p, n)
			}
			if ok {
				wellFormed(t, m)
			}
			if line := f.Line(); len(line) > 20*len(source)+20 {
				t.Errorf("%.20q × %d: a line of %d bytes", p, n, len(line))
			}
		}
	}
}

// A formula that is as deep as one may be is set, a deeper one is not.
func TestDepth(t *testing.T) {
	for depth, want := range map[int]bool{token.MaxDepth: true, token.MaxDepth + 1: false} {
		f := Read(strings.Repeat("{", depth) + "x" + strings.Repeat("}", depth))
		if (f.Problem == nil) != want {
			t.Errorf("%d deep: %v", depth, f.Problem)
		}
	}
}

func FuzzFormula(f *testing.F) {
	for _, c := range pieces {
		f.Add(c)
	}
	for _, s := range []string{`x_{i}^2`, `\sqrt[3]{x}`, `\text{a $b$}`, `\begin{cases}a&b\\c\end{cases}`, `\left.a\middle|b\right)`, `\hspace{-1.5em}`, `{a\over b}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, source string) {
		f := Read(source)
		for _, display := range []bool{false, true} {
			m, ok := f.MathML(display)
			if !ok {
				continue
			}
			wellFormed(t, m)
			if len(m) > 200*len(source)+1000 {
				t.Errorf("%d bytes become %d", len(source), len(m))
			}
		}
		if f.Problem != nil && (f.Problem.Offset < 0 || f.Problem.Offset > len(source)) {
			t.Errorf("a problem at %d of %d", f.Problem.Offset, len(source))
		}
		if line := f.Line(); len(line) > 20*len(source)+20 || strings.ContainsAny(line, "\n\t") {
			t.Errorf("%d bytes become a line of %d", len(source), len(line))
		}
	})
}
