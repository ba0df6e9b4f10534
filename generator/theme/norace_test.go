//go:build !race

package theme

const raced = false
