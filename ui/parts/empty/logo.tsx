/** The ticket mark: a stub with a tick. Decorative; the name stands beside it. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0a6a62" />
      <path
        d="M7 11.5A2.5 2.5 0 0 1 9.5 9h13a2.5 2.5 0 0 1 2.5 2.5v1.7a2.9 2.9 0 0 0 0 5.6v1.7a2.5 2.5 0 0 1-2.5 2.5h-13a2.5 2.5 0 0 1-2.5-2.5v-1.7a2.9 2.9 0 0 0 0-5.6z"
        fill="#fff"
      />
      <path
        d="m12.3 16.2 2.5 2.5 4.9-5.2"
        fill="none"
        stroke="#0a6a62"
        strokeWidth="2.2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** A small scene for the sign-in page: mails becoming one ticket that is being looked after. */
export function Scene() {
  return (
    <svg viewBox="0 0 420 300" width="100%" aria-hidden="true" fill="none">
      <circle cx="312" cy="100" r="94" fill="#12413f" />
      <circle cx="80" cy="220" r="62" fill="#133c3b" />
      <g transform="rotate(-9 110 110)">
        <rect x="40" y="70" width="132" height="88" rx="12" fill="#e8f7f5" />
        <path d="m48 82 50 38a14 14 0 0 0 17 0l50-38" stroke="#45b3a7" strokeWidth="5" strokeLinecap="round" />
      </g>
      <g transform="rotate(7 150 190)">
        <rect x="92" y="148" width="116" height="78" rx="11" fill="#cfece8" />
        <path d="m100 160 43 32a13 13 0 0 0 15 0l42-32" stroke="#2ba79a" strokeWidth="5" strokeLinecap="round" />
      </g>
      <path d="M196 132c26-8 34-6 52 4" stroke="#6ec5bb" strokeWidth="4" strokeLinecap="round" strokeDasharray="2 11" />
      <g transform="rotate(4 310 160)">
        <path
          d="M236 108a16 16 0 0 1 16-16h122a16 16 0 0 1 16 16v22a21 21 0 0 0 0 41v23a16 16 0 0 1-16 16H252a16 16 0 0 1-16-16v-23a21 21 0 0 0 0-41z"
          fill="#fff"
        />
        <rect x="262" y="120" width="66" height="9" rx="4.5" fill="#a1d9d2" />
        <rect x="262" y="141" width="98" height="7" rx="3.5" fill="#dfeceb" />
        <rect x="262" y="157" width="82" height="7" rx="3.5" fill="#dfeceb" />
        <circle cx="345" cy="183" r="17" fill="#0a6a62" />
        <path
          d="m337.5 183.5 5.2 5.2 9.8-10.5"
          stroke="#fff"
          strokeWidth="4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <path d="M262 184h44" stroke="#f5b765" strokeWidth="7" strokeLinecap="round" />
      </g>
    </svg>
  );
}

/** An open tray: the picture of an empty list. */
export function Tray() {
  return (
    <svg
      width="92"
      height="72"
      viewBox="0 0 92 72"
      aria-hidden="true"
      fill="none"
      stroke="var(--ink-faint)"
      strokeWidth="2.5"
      strokeLinejoin="round"
      strokeLinecap="round"
    >
      <path d="m8 40 14-28h48l14 28v20a6 6 0 0 1-6 6H14a6 6 0 0 1-6-6z" fill="var(--sunken)" />
      <path d="M8 40h22c2 9 8 13 16 13s14-4 16-13h22" />
      <path d="m38 27 6 6 11-13" stroke="var(--brand)" strokeWidth="3.5" />
    </svg>
  );
}
