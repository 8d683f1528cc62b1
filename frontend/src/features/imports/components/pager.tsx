export { Pager } from '@/shared/ui/pager'
