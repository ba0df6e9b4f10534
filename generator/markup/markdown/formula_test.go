package markdown

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// short leaves of each formula what it is read as, and "D" before displays.
func short(h string) string {
	h = regexp.MustCompile(`(?s)<span class="formula block" tabindex="0">(.*?</math>)</span>`).ReplaceAllString(h, "D$1")
	return regexp.MustCompile(`(?s)<math(?: display="block")? alttext="([^"]*)">.*?</math>`).ReplaceAllString(h, "[$1]")
}

func TestFormulas(t *testing.T) {
	for in, want := range map[string]string{
		`Energy is $E = mc^2$, and \(x_i\).`:                            `<p>Energy is [E = mc²], and [xᵢ].</p>`,
		`It costs $5 and $10, or \$x alone and 5$.`:                     `<p>It costs $5 and $10, or $x alone and 5$.</p>`,
		"`$x$` and ``\\(y\\)`` are code":                                `<p><code>$x$</code> and <code>\(y\)</code> are code</p>`,
		`The sum $$\sum_i x_i$$ is *$k_1 * k_2$*.`:                      `<p>The sum D[∑ᵢ xᵢ] is <em>[k₁ * k₂]</em>.</p>`,
		"$$\na &= b \\\\\n- c &= d\n$$":                                 `<p>D[a = b; −c = d]</p>`,
		"text\n\\[\n+ x\n\\]\nmore":                                     "<p>text</p>\n<p>D[+x]</p>\n<p>more</p>",
		"\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}\n":           `<p>D[a = b; c = d]</p>`,
		"> quoted $$a\n> = b$$":                                         "<blockquote>\n<p>quoted D[a = b]</p>\n</blockquote>",
		"- point\n\n  $$\n  x\n  $$\n- $y$":                             "<ul>\n<li>\n<p>point</p>\n<p>D[x]</p>\n</li>\n<li>\n<p>[y]</p>\n</li>\n</ul>",
		"$$ never ends\n\nx":                                            "<p>$$ never ends</p>\n<p>x</p>",
		"$$a\n\nb$$":                                                    "<p>$$a</p>\n<p>b$$</p>",
		`\(x and \[y`:                                                   `<p>(x and [y</p>`,
		`\unknown and $\unknown{x}$`:                                    `<p>\unknown and <code class="tex">\unknown{x}</code></p>`,
		`$a<b$ and $a &lt; b$ and <b>$c$</b>`:                           `<p>[a &lt; b] and [a &lt; b] and <b>[c]</b></p>`,
		`[a link to $x^2$](/x/) ![$y$](me.jpg)`:                         `<p><a href="/lab/x/">a link to [x²]</a> <img src="/lab/authors/me/me.jpg" alt="y" width="400" height="300" loading="lazy"></p>`,
		`<code class="math inline">x^2</code>`:                          `<p>[x²]</p>`,
		`<code class="math inline"><img src=x onerror=alert(1)></code>`: `<p></p>`,
		`$<script>alert(1)</script>$`:                                   `<p><span class="formula" tabindex="0">[&lt;script &gt; alert(1) &lt; /script&gt;]</span></p>`,
		`\[1\] Smith, \[x\] done, \(see below\)`:                        `<p>[1] Smith, [x] done, (see below)</p>`,
		"|a|\n|-|\n|$x$|":                                               "<div class=\"table\" tabindex=\"0\"><table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>[x]</td>\n</tr>\n</tbody>\n</table></div>",
	} {
		got, _ := HTML(in, options)
		if short(got) != want {
			t.Errorf("%q\n got %s\nwant %s", in, short(got), want)
		}
	}
	if got, want := Plain("On $\\alpha$-decay *$k$* and\n\n$$\nE = mc^2\n$$\n\n$\\unknown{x}$"), "On α-decay k and E = mc² unknownx"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if _, h := HTML("## The $\\alpha$ of $x^2$", options); len(h) != 1 || h[0].Text != "The α of x²" || h[0].ID != "the-a-of-x2" {
		t.Errorf("%+v", h)
	}
}

func TestFormulaProblems(t *testing.T) {
	got := FormulaProblems("one $x$\n\ntwo $\\foo$\nand\n\n$$\n\\bar{y\\baz}\n$$\n\n`$\\code$`\n")
	want := []FormulaProblem{
		{3, `the formula's command \foo is not known`, "the formula is shown as its source"},
		{6, `the formula's command \baz is not known`, "the formula is shown as its source"},
	}
	if !slices.Equal(got, want) {
		t.Errorf("%+v", got)
	}
}

// A megabyte of beginnings, and of ends, is read in linear time, and stays what it says.
func TestHostileFormulas(t *testing.T) {
	const size = 1 << 20
	for _, piece := range []string{"$ ", "$$ ", "$a", "$$a\n", `\( `, `\[` + "\n", `\begin{align} `, `\begin{align}` + "\n", `\end{align} `, "$$\n", "$\n", `\$`, "$x$ y\n", "$$x$$ y\n"} {
		text := strings.Repeat(piece, size/len(piece))
		if got, _ := HTML(text, Options{}); got == "" {
			t.Errorf("%q: nothing is left", piece)
		}
		FormulaProblems(text)
	}
}
