//go:build !unix

package generator

import "testing"

func pipe(t *testing.T, _ string) {
	t.Helper()
	t.Skip("there are no named pipes in folders")
}
