import { describe, expect, it } from 'vitest'
import { dishForm } from '@/components/studio/dish-form-schema'
import { formatPrice, readPrice, writePrice } from '@/components/ui/price'

const empty = { dish: '', price: '', currency: 'EUR', orderUrl: '', tags: '' }
const faultsOf = (typed: object) =>
  dishForm.safeParse({ ...empty, ...typed }).error?.issues.map(({ path }) => path.join('.')) ?? []

describe('prices', () => {
  it.each([
    ['12', 'EUR', 1200],
    ['12.5', 'EUR', 1250],
    ['12,50', 'EUR', 1250],
    ['1200', 'JPY', 1200],
    ['12.5', 'JPY', null],
    ['12.505', 'EUR', null],
    ['-3', 'EUR', null],
    ['free', 'EUR', null],
  ])('%s %s is %s', (text, currency, minor) => {
    expect(readPrice(text, currency)).toBe(minor)
  })

  it('shows them as the reader writes them', () => {
    expect(formatPrice({ minor: 1250, currency: 'EUR' }, 'en')).toBe('€12.50')
    expect(formatPrice({ minor: 1250, currency: 'EUR' }, 'de')).toBe('12,50\u00a0€')
    expect(writePrice({ minor: 1250, currency: 'EUR' })).toBe('12.50')
    expect(writePrice({ minor: 900, currency: 'JPY' })).toBe('900')
  })
})

describe('the form of a dish', () => {
  it('sends nothing for empty fields', () => {
    expect(dishForm.parse(empty)).toEqual({ dish: null, orderUrl: null, tags: [] })
  })

  it('puts each fault beside its field', () => {
    expect(faultsOf({ price: '12' })).toEqual(['dish'])
    expect(faultsOf({ dish: 'Soup', price: 'cheap' })).toEqual(['price'])
    expect(faultsOf({ orderUrl: 'http://order.example' })).toEqual(['orderUrl'])
    expect(faultsOf({ tags: 'a,b,c,d,e,f,g,h,i' })).toEqual(['tags'])
  })
})
