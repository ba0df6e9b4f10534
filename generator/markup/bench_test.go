package markup

import "testing"

// A title and an abstract with mathematics, as they stand on the page of a work.
func BenchmarkMathematics(b *testing.B) {
	title := parsed(`A zeta function for unmatched socks: $\zeta_S(s) = \sum_{n \in S} n^{-s}$ and its zeros`)
	abstract := parsed(`A prime $p$ is improbable if $\prod_{q < p} \bigl(1 - \tfrac{1}{q}\bigr) < \frac{1}{\log^2 p}$ was to be expected and did not
happen. Let $\pi^*(x)$ be the number of improbable primes up to $x$ in the class of $3$ modulo $4$. We prove
$$\pi^*(x) \sim \frac{x}{2\,(\log x)^{2}} \sum_{k=0}^{\infty} \frac{(-1)^k}{2k+1} \qquad (x \to \infty),$$
and deduce that there are infinitely many of them, which is improbable.`)
	b.Run("HTML", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			HTML(title)
			Block(abstract)
		}
	})
	b.Run("Plain", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			Plain(title)
			Plain(abstract)
		}
	})
}
