package formula

import "testing"

// A letter, a formula as titles have it, and one of two dimensions.
func BenchmarkFormula(b *testing.B) {
	for name, source := range map[string]string{
		"small": `k`, "usual": `\mathcal{O}(n^2 \log n)`, "large": `f(x)=\begin{cases} \frac{-b \pm \sqrt{b^2-4ac}}{2a} & \text{if } x>0 \\ -\sum_{i=1}^{n} x_i & \text{otherwise} \end{cases}`,
	} {
		b.Run("MathML/"+name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Read(source).MathML(false)
			}
		})
		b.Run("Line/"+name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Read(source).Line()
			}
		})
	}
}
