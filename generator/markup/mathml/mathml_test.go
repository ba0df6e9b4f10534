package mathml

import "testing"

func TestTeX(t *testing.T) {
	for in, want := range map[string]string{
		`<mml:math><mml:msup><mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msup></mml:math>`:                             `{x}^{2}`,
		`<math><mi>p</mi><mo>&lt;</mo><mn>0.05</mn></math>`:                                                          `p<0.05`,
		`<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math>`:                          `\frac{a+b}{2}`,
		`<math><msqrt><mi>n</mi></msqrt></math>`:                                                                     `\sqrt{n}`,
		"<math><mi>log</mi><mo>\u2061</mo><mi>n</mi></math>":                                                         `\mathrm{log}n`,
		`<math><semantics><mi>x</mi><annotation encoding="application/x-tex">\bar x</annotation></semantics></math>`: `\bar x`,
		`<math><msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup></math>`:                                             `{x}_{i}^{2}`,
		`<math><mi mathvariant="double-struck">R</mi></math>`:                                                        `\mathbb{R}`,
		`<math><mtext>50% off</mtext></math>`:                                                                        `\text{50\% off}`,
		`</math><msup></msup></mi>`:                                                                                  ``,
		`plain`:                                                                                                      `plain`,
	} {
		if got := TeX(in); got != want {
			t.Errorf("TeX(%s) = %s, want %s", in, got, want)
		}
	}
}
