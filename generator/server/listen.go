package server

import (
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"syscall"
)

// Where the server listens unless told otherwise: loopback only, at the first of
// these ports that is free.
const (
	defaultHost = "127.0.0.1"
	defaultPort = 8080
	portsTried  = 20
)

// Listener is where a server listens, and the names it answers to.
type Listener struct {
	net.Listener
	host string // as the user gave it; "" for all addresses
}

// Listen opens an address of the form host:port. An empty one means 127.0.0.1:8080
// or, where that is in use, another port. An address that somebody asked for is
// taken as it is: where it is in use, that is an error. An error of type
// *net.AddrError is a mistake in addr.
func Listen(addr string) (*Listener, error) {
	if addr == "" {
		return listenDefault()
	}
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, err
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, err
	}
	return &Listener{l, host}, nil
}

func listenDefault() (*Listener, error) {
	for i := range portsTried + 1 {
		port := defaultPort + i
		if i == portsTried {
			port = 0 // whichever is free
		}
		l, err := net.Listen("tcp", net.JoinHostPort(defaultHost, strconv.Itoa(port)))
		if err == nil {
			return &Listener{l, defaultHost}, nil
		}
		if !inUse(err) {
			return nil, err
		}
	}
	return nil, errors.New("no port is free")
}

// inUse reports whether an address is taken. Windows has a number of its own for
// that (WSAEADDRINUSE), which no other system uses.
func inUse(err error) bool {
	var number syscall.Errno
	return errors.As(err, &number) && (number == syscall.EADDRINUSE || number == 10048)
}

// URL returns the address at which a browser on this machine finds the site with
// this base path.
func (l *Listener) URL(root string) string {
	host := l.host
	if ip, err := netip.ParseAddr(host); host == "" || err == nil && ip.IsUnspecified() {
		host = "localhost"
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return (&url.URL{Scheme: "http", Host: net.JoinHostPort(host, port)}).String() + root
}

// allows reports whether a request is meant for this server, going by its Host
// header. A page elsewhere can have its own name resolve to 127.0.0.1 (DNS
// rebinding), and its scripts then read the answers; so only names and addresses
// that cannot be somebody else's are answered: those of loopback, the one that the
// user gave and, when listening on all addresses, the one that the request came to.
// Ports are not compared: they may be forwarded.
func (l *Listener) allows(r *http.Request) bool {
	host := hostname(r.Host)
	if host == "localhost" || l.host != "" && host == hostname(net.JoinHostPort(l.host, "0")) {
		return true
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return false
	}
	if ip = ip.Unmap(); ip.IsLoopback() {
		return true
	}
	bound, err := netip.ParseAddrPort(l.Addr().String())
	if err != nil || !bound.Addr().IsUnspecified() {
		return false
	}
	local, _ := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	if local == nil {
		return false
	}
	came, err := netip.ParseAddrPort(local.String())
	return err == nil && came.Addr().Unmap().WithZone("") == ip
}

// hostname is a Host header without its port, in lower case.
func hostname(hostport string) string {
	host := hostport
	if h, _, err := net.SplitHostPort(hostport); err == nil {
		host = h
	} else if strings.HasPrefix(host, "[") && strings.HasSuffix(host, "]") {
		host = host[1 : len(host)-1]
	}
	return strings.ToLower(strings.TrimSuffix(host, "."))
}
