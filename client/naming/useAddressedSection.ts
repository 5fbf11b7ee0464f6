import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** Brings the part of a page that the address names (`#clocks`) into sight once it is there; the browser looked before it was. */
export function useAddressedSection(): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (hash.length > 1) document.getElementById(decodeURIComponent(hash.slice(1)))?.scrollIntoView();
  }, [hash]);
}
