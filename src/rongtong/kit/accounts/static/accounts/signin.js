// Ticks password rules off while typing, shows a password on demand, explains a passkey that did not work.
const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/]

function strong (text) {
  if (text.length >= 16) return new Set(text).size >= 5
  return text.length >= 10 && kinds.filter(kind => kind.test(text)).length >= 3
}

for (const input of document.querySelectorAll('input[data-password]')) {
  const rule = document.getElementById(`${input.id}_helptext`)?.querySelector('.rules li')
  if (!rule) continue
  rule.setAttribute('aria-live', 'polite')
  input.addEventListener('input', () => rule.classList.toggle('met', strong(input.value)))
}

const words = document.documentElement.lang.startsWith('zh')
  ? { show: '显示', hide: '隐藏', failed: '通行密钥没有成功：已取消、超时，或这台设备上没有适用的密钥。请重试，或换一种方式登录。' }
  : { show: 'Show', hide: 'Hide', failed: 'The passkey did not work: cancelled, timed out, or none for this site on this device. Try again, or sign in another way.' }

for (const input of document.querySelectorAll('input[type=password]')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'btn btn-sm reveal'
  button.textContent = words.show
  button.setAttribute('aria-pressed', 'false')
  button.setAttribute('aria-controls', input.id)
  button.addEventListener('click', () => {
    const hidden = input.type === 'password'
    input.type = hidden ? 'text' : 'password'
    button.textContent = hidden ? words.hide : words.show
    button.setAttribute('aria-pressed', String(hidden))
  })
  input.insertAdjacentElement('afterend', button)
}

document.addEventListener('allauth.error', event => {
  event.preventDefault()
  let box = document.getElementById('passkey-error')
  if (!box) {
    box = document.createElement('p')
    box.id = 'passkey-error'
    box.className = 'notice notice-bad notice-block'
    box.setAttribute('role', 'alert')
    document.querySelector('main').append(box)
  }
  box.textContent = words.failed
})

for (const part of document.querySelectorAll('[data-needs-script]')) part.classList.add('ready')
