package generator

import (
	"lectern/generator/host"
	"lectern/generator/place"
	"lectern/generator/report"
)

// Report is what a build or a check found and did.
type Report = report.Report

// ArgumentError says that a build was called wrongly.
type ArgumentError = place.Error

// Hosts names the hosts whose limits Check knows.
func Hosts() []string { return host.Names() }
